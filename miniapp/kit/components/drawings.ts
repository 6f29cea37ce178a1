import { svgUri } from './icons'

const drawing = (viewBox: string, body: string): string =>
  svgUri(
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="${viewBox}" fill="none" stroke-linejoin="round" stroke-linecap="round">${body}</svg>`,
  )

/** An empty shelf. */
export const emptyDrawing = drawing(
  '0 0 200 160',
  '<ellipse cx="100" cy="142" rx="74" ry="9" fill="#ebedf0"/>' +
    '<path d="M44 62h112v76H44z" fill="#fff" stroke="#c9cdd4" stroke-width="3"/>' +
    '<path d="M38 60l12-30h100l12 30a13 13 0 01-25 0 13 13 0 01-25 0 13 13 0 01-24 0 13 13 0 01-25 0 13 13 0 01-25 0z" fill="#e8f8ef" stroke="#07c160" stroke-width="3"/>' +
    '<path d="M60 92h34v46H60z" fill="#f6f7f9" stroke="#c9cdd4" stroke-width="3"/>' +
    '<path d="M108 92h34v26h-34z" fill="#f6f7f9" stroke="#c9cdd4" stroke-width="3"/>',
)

/** Somebody said no. */
export const refusedDrawing = drawing(
  '0 0 200 160',
  '<ellipse cx="100" cy="142" rx="74" ry="9" fill="#ebedf0"/>' +
    '<rect x="62" y="22" width="76" height="116" rx="12" fill="#fff" stroke="#c9cdd4" stroke-width="3"/>' +
    '<path d="M92 32h16" stroke="#c9cdd4" stroke-width="4"/>' +
    '<path d="M76 54h48M76 70h48M76 86h28" stroke="#ebedf0" stroke-width="6"/>' +
    '<circle cx="138" cy="116" r="20" fill="#feeeec" stroke="#d5281b" stroke-width="3"/>' +
    '<path d="M131 109l14 14M145 109l-14 14" stroke="#d5281b" stroke-width="4"/>',
)

/** A cut line. */
export const failedDrawing = drawing(
  '0 0 200 160',
  '<ellipse cx="100" cy="142" rx="74" ry="9" fill="#ebedf0"/>' +
    '<rect x="62" y="22" width="76" height="116" rx="12" fill="#fff" stroke="#c9cdd4" stroke-width="3"/>' +
    '<path d="M92 32h16" stroke="#c9cdd4" stroke-width="4"/>' +
    '<path d="M78 74a32 32 0 0144 0M87 86a19 19 0 0126 0" stroke="#c9cdd4" stroke-width="5"/>' +
    '<circle cx="100" cy="100" r="4" fill="#c9cdd4"/>' +
    '<circle cx="138" cy="116" r="20" fill="#fff4e3" stroke="#ad5b00" stroke-width="3"/>' +
    '<path d="M138 106v12M138 124.500v.2" stroke="#ad5b00" stroke-width="4"/>',
)

/** Where a picture will be: a mountain and a sun, pale. */
export const emptyPicture = drawing(
  '0 0 48 48',
  '<path d="M8 10h32v28H8zM8 32l9-9 8 8 5-5 10 9" stroke="#c9cdd4" stroke-width="2.5"/><circle cx="31" cy="18" r="2.5" fill="#c9cdd4"/>',
)
