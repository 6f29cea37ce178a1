import sharp, { type Sharp } from 'sharp'
import { drawings } from './drawings'

/** A photo that is on every phone from the beginning. */
export interface SamplePicture {
  name: string
  base64: string
}

/** This one lies on its side and says so in its EXIF, and where it was taken: as photos of phones do. */
const asTaken = 'dress.jpg'

const exif = {
  IFD0: { Make: 'Simulator', Model: 'Phone of one machine' },
  IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '30/1 15/1 0/1', GPSLongitudeRef: 'E', GPSLongitude: '120/1 10/1 0/1' },
}

const turnedLeft = 6

const onItsSide = (picture: Sharp): Sharp =>
  picture.rotate(-90).withExif(exif).withMetadata({ orientation: turnedLeft })

async function draw([name, shapes]: [string, string]): Promise<SamplePicture> {
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="1200" height="900">${shapes}</svg>`
  const picture = sharp(Buffer.from(svg))
  const bytes = await (name === asTaken ? onItsSide(picture) : picture).jpeg({ quality: 82 }).toBuffer()
  return { name, base64: bytes.toString('base64') }
}

let drawn: Promise<SamplePicture[]> | undefined

/** Drawn when somebody first opens an album. */
export const samplePictures = (): Promise<SamplePicture[]> =>
  (drawn ??= Promise.all(Object.entries(drawings).map(draw)))
