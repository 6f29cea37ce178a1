import { PNG } from 'pngjs'

/** A small picture, as an album has them. */
export function aPhoto(): Buffer {
  const png = new PNG({ width: 8, height: 8 })
  png.data.fill(0x7f)
  return PNG.sync.write(png)
}
