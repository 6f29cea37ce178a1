/** The strokes of every icon on a 24 × 24 ground, one line style. */
const strokes = {
  check: 'M5 12.5l4.5 4.5L19 7.5',
  chevronRight: 'M9.5 6l6 6-6 6',
  chevronDown: 'M6 9.5l6 6 6-6',
  plus: 'M12 5v14M5 12h14',
  close: 'M6.5 6.5l11 11M17.5 6.5l-11 11',
  trash: 'M4.5 7h15M9.5 7V4.5h5V7M6.5 7l1 12.5h9l1-12.5M10.5 11v5M13.5 11v5',
  clock: 'M12 3.5a8.5 8.5 0 100 17 8.5 8.5 0 000-17zM12 8v4.5l3 2',
  info: 'M12 3.5a8.5 8.5 0 100 17 8.5 8.5 0 000-17zM12 11v5.5M12 7.6v.2',
  warning: 'M12 4L2.8 19.5h18.4zM12 10v4.5M12 16.9v.2',
  refresh: 'M19.5 12a7.5 7.5 0 11-2.3-5.4M19.5 3.8v4h-4',
  shop: 'M4 10v9.5h16V10M3 8.5L5 4h14l2 4.5a3 3 0 01-6 0 3 3 0 01-6 0 3 3 0 01-6 0zM9.5 19.5v-5h5v5',
  food: 'M4 14.5h16M5.5 14.5a6.5 6.5 0 0113 0M12 8V5.5M3.5 18.5h17',
  bread: 'M5 11.5a3.5 3.5 0 013-5.5h8a3.5 3.5 0 013 5.5v8H5zM9.5 10v3M14.5 10v3',
  bag: 'M5 8.5h14l1 12H4zM8.5 11V7a3.5 3.5 0 017 0v4',
  person: 'M12 4a4 4 0 100 8 4 4 0 000-8zM4.5 20a7.5 7.5 0 0115 0',
  phone:
    'M6.5 3.5h3l1.5 4.5-2 1.7a12 12 0 005.3 5.3l1.7-2 4.5 1.5v3a2 2 0 01-2.2 2A17 17 0 014.5 5.700a2 2 0 012-2.200z',
  device: 'M7 3h10a1 1 0 011 1v16a1 1 0 01-1 1H7a1 1 0 01-1-1V4a1 1 0 011-1zM11 18h2',
  place: 'M12 21s7-6.300 7-11.500a7 7 0 00-14 0C5 14.700 12 21 12 21zM12 7a2.500 2.500 0 100 5 2.500 2.500 0 000-5z',
  shield:
    'M12 3l7.500 2.800v5.700c0 4.500-3 8-7.500 9.500-4.500-1.500-7.500-5-7.500-9.500V5.800zM8.800 12l2.300 2.300 4.200-4.500',
  qr: 'M4 4h6v6H4zM14 4h6v6h-6zM4 14h6v6H4zM14 14h2v2h-2zM18 18h2v2h-2zM18 14h2M14 18v2',
  scan: 'M4 8V5a1 1 0 011-1h3M16 4h3a1 1 0 011 1v3M20 16v3a1 1 0 01-1 1h-3M8 20H5a1 1 0 01-1-1v-3M4 12h16',
  album: 'M4 5h16v14H4zM4 16l4.500-4.500 4 4 3-3L20 17M15.500 8.500v.2',
  camera: 'M4 7.500h3.500L9 5h6l1.500 2.500H20V19H4zM12 10a3 3 0 100 6 3 3 0 000-6z',
  link: 'M10 14a4 4 0 005.700 0l3-3a4 4 0 00-5.700-5.700l-1 1M14 10a4 4 0 00-5.700 0l-3 3a4 4 0 005.700 5.700l1-1',
  swap: 'M7 4L3.500 7.500 7 11M3.500 7.500h15M17 13l3.500 3.500L17 20M20.500 16.500h-15',
  logout: 'M10 4H5v16h5M15 8l4 4-4 4M19 12H9.500',
  edit: 'M4 20h4L19.500 8.500l-4-4L4 16zM13 7l4 4',
  bell: 'M6 17V11a6 6 0 0112 0v6l1.500 1.500h-15zM10 21h4M12 5V3',
  search: 'M10.500 4a6.500 6.500 0 100 13 6.500 6.500 0 000-13zM15.500 15.500L20 20',
  forward: 'M13 5l7 6-7 6v-4c-5 0-7.500 1.500-9 5 0-6 3-9.500 9-9.500z',
  bolt: 'M13 3L5.500 13.500H11L10 21l8-11h-6z',
  undo: 'M9 6L4.500 10.500 9 15M4.500 10.500H14a5 5 0 010 10h-3',
  history: 'M4.500 12a7.500 7.500 0 107.500-7.500c-2.600 0-4.800 1.300-6.200 3.200M5 4v4h4M12 8v4.500l3 1.800',
  layout: 'M4 4.500h16v15H4zM4 9h16M9.500 9v10.500',
  grid: 'M4.500 4.500h6v6h-6zM13.500 4.500h6v6h-6zM4.500 13.500h6v6h-6zM13.500 13.500h6v6h-6z',
  people:
    'M9 5a3.500 3.500 0 100 7 3.500 3.500 0 000-7zM2.500 19.500a6.500 6.500 0 0113 0M15.500 5.300a3.500 3.500 0 010 6.400M17.500 13.700a6.500 6.500 0 014 5.800',
  globe:
    'M12 3.500a8.500 8.500 0 100 17 8.500 8.500 0 000-17zM3.500 12h17M12 3.500c5 5.500 5 11.500 0 17-5-5.500-5-11.500 0-17z',
  pause: 'M12 3.500a8.500 8.500 0 100 17 8.500 8.500 0 000-17zM10 9v6M14 9v6',
  eye: 'M2.500 12C5 7.500 8.300 5.500 12 5.500s7 2 9.500 6.500c-2.500 4.500-5.800 6.500-9.500 6.500S5 16.500 2.500 12zM12 9a3 3 0 100 6 3 3 0 000-6z',
  paper: 'M6 3.500h8.500L18.500 8v12.500H6zM14 3.500V8h4.500M9 12.500h6.500M9 16h4.500',
} as const

export type IconName = keyof typeof strokes
export const iconNames = Object.keys(strokes) as IconName[]

/** Icon colours by meaning; the same values as in theme.scss, because a picture cannot read CSS variables. */
export const iconColours = {
  brand: '#07c160',
  onBrand: '#ffffff',
  text: '#1f2329',
  quiet: '#646a73',
  faint: '#8f959e',
  waiting: '#ad5b00',
  failing: '#cf2518',
  done: '#067a41',
  info: '#1c5ccb',
} as const

export type IconColour = keyof typeof iconColours

/** An SVG as an address: no file, no request. */
export const svgUri = (svg: string): string => `data:image/svg+xml,${encodeURIComponent(svg)}`

export const iconUri = (name: IconName, colour: IconColour): string =>
  svgUri(
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24" fill="none" stroke="${iconColours[colour]}" ` +
      `stroke-width="1.7" stroke-linecap="round" stroke-linejoin="round"><path d="${strokes[name]}"/></svg>`,
  )
