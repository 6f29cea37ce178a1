type Variables = Record<`--${string}`, string>

const white = '#ffffff'
const dark = '#1f2329'

/** The variables of a store's own colour, for the style of a root view. Everything inside is drawn with them. */
export const brandVariables = (brand: string): Variables => ({
  '--brand': brand,
  '--on-brand': readableOn(brand),
})

/** The colour where it is read as text on a white card; dark where it would be too pale for that. */
export const inkOf = (colour: string): string => (readableOn(colour) === white ? colour : dark)

/** A breath of the colour, for the ground behind it. */
export const tintOf = (colour: string): string =>
  `#${channels(colour)
    .map((part) =>
      Math.round(255 - (255 - part) * 0.1)
        .toString(16)
        .padStart(2, '0'),
    )
    .join('')}`

/** White, or dark where white would not reach 4.5 : 1. Source: WCAG 2.2, 1.4.3. */
export const readableOn = (colour: string): string => (1.05 / (luminance(colour) + 0.05) >= 4.5 ? white : dark)

/** Relative luminance of `#rrggbb`. Source: WCAG 2.2, definitions. */
function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = channels(colour).map((part) => linear(part / 255))
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

const channels = (colour: string): number[] => [1, 3, 5].map((at) => parseInt(colour.slice(at, at + 2), 16))

const linear = (part: number): number => (part <= 0.04045 ? part / 12.92 : Math.pow((part + 0.055) / 1.055, 2.4))
