import sharp from 'sharp'
import { esc } from '../pages/html'

const wide = 360

const line = (text: string, index: number) =>
  `<text x="24" y="${132 + index * 30}" font-size="17" fill="#191919">${esc(text)}</text>`

const perLine = 18 // Chinese characters of 17 px beside each other

const wrapped = (text: string): string[] => text.match(new RegExp(`.{1,${perLine}}`, 'gsu')) ?? []

const drawing = ([title = '', ...texts]: readonly string[]) => {
  const tall = 640
  const lines = texts.flatMap(wrapped)
  const red = `<rect x="12" y="104" width="${wide - 24}" height="${32 + lines.length * 30}" fill="none" stroke="#fa5151" stroke-width="3"/>`
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${wide}" height="${tall}" font-family="sans-serif">
<rect width="${wide}" height="${tall}" fill="#f6f7f9"/><rect width="${wide}" height="84" fill="#fff"/>
<text x="${wide / 2}" y="58" font-size="18" text-anchor="middle" fill="#191919">${esc(title)}</text>
${lines.map(line).join('')}${red}</svg>`
}

/** A reviewer's screenshot: a phone with what he minds inside a red frame. */
export const screenshot = (lines: readonly string[]): Promise<Buffer> =>
  sharp(Buffer.from(drawing(lines)))
    .jpeg({ quality: 80 })
    .toBuffer()
