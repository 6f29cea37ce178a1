type Variables = Record<`--${string}`, string>

const white = '#ffffff'
const dark = '#1f2329'

/** The variables of a store's own colour, for the style of a root view. Everything inside is drawn with them. */
export const brandVariables = (brand: string): Variables => ({
  '--brand': brand,
  '--on-brand': readableOn(brand),
})

/** White, or dark where white would not reach 4.5 : 1. Source: WCAG 2.2, 1.4.3. */
export const readableOn = (colour: string): string => (1.05 / (luminance(colour) + 0.05) >= 4.5 ? white : dark)

/** Relative luminance of `#rrggbb`. Source: WCAG 2.2, definitions. */
function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => linear(parseInt(colour.slice(at, at + 2), 16) / 255))
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

const linear = (part: number): number => (part <= 0.04045 ? part / 12.92 : Math.pow((part + 0.055) / 1.055, 2.4))
