import { svgUri } from '../../../kit/components/icons'

const ink = '#1f2329'
const soft = '#c9cdd4'
const green = '#07c160'

const drawing = (body: string): string =>
  svgUri(
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 180 150" fill="none" stroke-linejoin="round" stroke-linecap="round">' +
      `<rect x="0" y="0" width="180" height="150" rx="14" fill="#f6f7f9"/>${body}</svg>`,
  )

const phone = `<rect x="56" y="14" width="68" height="122" rx="11" fill="#fff" stroke="${ink}" stroke-width="3"/>`

const code = (x: number, y: number, side: number): string => {
  const u = side / 7
  const eye = (ex: number, ey: number) =>
    `<rect x="${x + ex * u}" y="${y + ey * u}" width="${2 * u}" height="${2 * u}" stroke="${ink}" stroke-width="2.5"/>`
  const dot = (ex: number, ey: number) =>
    `<rect x="${x + ex * u}" y="${y + ey * u}" width="${u}" height="${u}" fill="${ink}"/>`
  return eye(0, 0) + eye(5, 0) + eye(0, 5) + dot(3, 1) + dot(3, 3) + dot(5, 3.5) + dot(1, 3.5) + dot(4, 5) + dot(6, 6)
}

/** The code goes into the album. */
export const saveDrawing = drawing(
  phone +
    code(70, 32, 40) +
    `<rect x="66" y="96" width="48" height="20" rx="5" fill="${green}"/>` +
    '<path d="M90 99v9M86 105l4 4 4-4M84 112.500h12" stroke="#fff" stroke-width="2.500"/>',
)

/** WeChat's scanner, its album button marked. */
export const scanDrawing = drawing(
  phone.replace('#fff', '#2b2f36') +
    `<path d="M68 50V40h10M112 50V40h-10M68 78v10h10M112 78v10h-10" stroke="${green}" stroke-width="3"/>` +
    `<path d="M68 64h44" stroke="${green}" stroke-width="3"/>` +
    '<circle cx="107" cy="115" r="13" fill="#fff"/>' +
    `<rect x="100" y="109" width="14" height="12" rx="2" stroke="${ink}" stroke-width="2"/>` +
    `<path d="M100 118l4-4 4 3 3-2.500 3 2.500" stroke="${ink}" stroke-width="2"/>` +
    `<circle cx="107" cy="115" r="18" stroke="${green}" stroke-width="3" stroke-dasharray="5 5"/>`,
)

/** WeChat's own page, everything ticked. */
export const confirmDrawing = drawing(
  phone +
    `<circle cx="90" cy="38" r="11" fill="#e8f8ef" stroke="${green}" stroke-width="2.500"/>` +
    `<path d="M85 38l4 4 7-8" stroke="${green}" stroke-width="2.500"/>` +
    [62, 75, 88]
      .map(
        (y) =>
          `<path d="M70 ${y}l3 3 5-6" stroke="${green}" stroke-width="2.500"/><path d="M84 ${y}h26" stroke="${soft}" stroke-width="4"/>`,
      )
      .join('') +
    `<rect x="66" y="104" width="48" height="18" rx="5" fill="${green}"/>` +
    '<path d="M80 113h20" stroke="#fff" stroke-width="3"/>',
)
