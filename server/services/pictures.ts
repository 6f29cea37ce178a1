import sharp from 'sharp'
import { Failure } from '../failures'
import { turns } from './turns'

const maxPixels = 40_000_000 // a phone's largest photo; a small file may claim to be far bigger
const patience = { seconds: 10 }
const takingTurns = turns(2) // each may hold a whole photo, 160 MB of pixels

type Format = 'jpeg' | 'png' | 'webp'

/**
 * A picture read by its content, turned upright, shrunk, written anew as WebP. Whatever else was in the file (place,
 * camera, scripts) is gone.
 *
 * Only what a phone takes or draws is read: what the first bytes say decides which decoder meets the rest, so the ones for
 * SVG, TIFF and the like, which follow links or can be kept busy for long, never see what a stranger sends.
 *
 * @throws PICTURE_UNREADABLE
 */
export async function redraw(bytes: Buffer, longestPx: number): Promise<{ data: Buffer; info: sharp.OutputInfo }> {
  const format = formatOf(bytes)
  if (!format) throw new Failure('PICTURE_UNREADABLE', { bytes: bytes.length })
  try {
    return await takingTurns(() => decode(bytes, format, longestPx))
  } catch (cause) {
    throw new Failure('PICTURE_UNREADABLE', { bytes: bytes.length, format }, { cause })
  }
}

const jpegQuality = 75

/** The same picture for those who do not read WebP. What was transparent is white. */
export const asJpeg = (bytes: Buffer): Promise<Buffer> =>
  takingTurns(() =>
    sharp(bytes, { limitInputPixels: maxPixels }).flatten(white).jpeg({ quality: jpegQuality }).toBuffer(),
  )

const white = { background: '#fff' }

async function decode(bytes: Buffer, format: Format, longestPx: number) {
  const picture = sharp(bytes, { limitInputPixels: maxPixels })
  const seen = await picture.metadata()
  if (seen.format !== format) throw new Error(`begins as ${format}, is ${seen.format}`)
  return picture
    .rotate()
    .resize(longestPx, longestPx, { fit: 'inside', withoutEnlargement: true })
    .webp({ quality: 82 })
    .timeout(patience)
    .toBuffer({ resolveWithObject: true })
}

/** What the first bytes say. Sources: ISO/IEC 10918-1 B.1.1; W3C PNG §5.2; RFC 9649 §2.4. */
function formatOf(bytes: Buffer): Format | null {
  const head = bytes.toString('latin1', 0, 12)
  if (head.startsWith('\xff\xd8\xff')) return 'jpeg'
  if (head.startsWith('\x89PNG\r\n\x1a\n')) return 'png'
  return /^RIFF[^]{4}WEBP$/.test(head) ? 'webp' : null
}
