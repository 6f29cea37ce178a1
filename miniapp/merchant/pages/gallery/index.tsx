import { Gallery } from '../../../kit/gallery/Gallery'

export default function GalleryPage() {
  return <Gallery />
}
