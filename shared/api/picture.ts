/** A public picture in two sizes: for a whole screen, and for lists. */
export interface PictureView {
  /** Its name under /media: what other requests call it by. */
  name: string
  url: string
  thumbUrl: string
}
