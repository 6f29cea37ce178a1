/** Flat drawings of goods, 1200 by 900: what a photo of each would show at a glance. */

const ellipse = (cx: number, cy: number, rx: number, ry: number, fill: string, more = ''): string =>
  `<ellipse cx="${cx}" cy="${cy}" rx="${rx}" ry="${ry}" fill="${fill}" ${more}/>`
const path = (d: string, fill: string, more = ''): string => `<path d="${d}" fill="${fill}" ${more}/>`
const line = (d: string, stroke: string, width: number, more = ''): string =>
  path(d, 'none', `stroke="${stroke}" stroke-width="${width}" stroke-linecap="round" stroke-linejoin="round" ${more}`)
const rect = (x: number, y: number, width: number, height: number, fill: string, rx = 0): string =>
  `<rect x="${x}" y="${y}" width="${width}" height="${height}" fill="${fill}" rx="${rx}"/>`

const times = (count: number, draw: (at: number) => string): string =>
  Array.from({ length: count }, (_, at) => draw(at)).join('')

/** A wall, a table, and the shadow of what stands on it. */
const scene = (wall: string, table: string, what: string): string =>
  rect(0, 0, 1200, 900, wall) +
  rect(0, 560, 1200, 340, table) +
  ellipse(600, 770, 400, 46, '#000', 'opacity=".14"') +
  what

const steam = line(
  'M500 250c-40-50 40-80 0-140M600 230c-40-50 40-80 0-140M700 250c-40-50 40-80 0-140',
  '#fff',
  14,
  'opacity=".55"',
)

const noodles = scene(
  '#f6d9a8',
  '#b9683a',
  line('M250 300L900 430M235 345L900 455', '#5d3318', 16) +
    path('M240 430h720c0 190-130 340-360 340S240 620 240 430z', '#d8402f') +
    line('M270 520c40 150 150 220 330 220s290-70 330-220', '#fff', 10, 'opacity=".5"') +
    ellipse(600, 430, 360, 120, '#f3e7d2') +
    ellipse(600, 434, 330, 102, '#c9762f') +
    times(7, (at) =>
      line(
        `M${330 + at * 34} ${420 + (at % 3) * 16}c90-70 190 70 ${300 - at * 20} ${at % 2 ? 20 : -12}`,
        '#f5d67c',
        13,
      ),
    ) +
    ellipse(500, 395, 74, 46, '#fff') +
    ellipse(500, 395, 34, 24, '#f5a623') +
    path('M650 380l150-30 30 54-150 36z', '#8c3b26') +
    path('M640 440l160-24 26 50-156 26z', '#a34a30') +
    times(9, (at) => ellipse(420 + at * 42, 470 - (at % 3) * 22, 12, 7, '#4f9d3a')) +
    steam,
)

const coffee = scene(
  '#d9c7b4',
  '#6d4a35',
  ellipse(600, 740, 330, 58, '#efe9e2') +
    ellipse(600, 730, 240, 36, '#d9d0c6') +
    line('M790 420c150-30 180 190-10 200', '#f7f3ee', 44) +
    path('M370 360h460c0 220-60 370-230 370S370 580 370 360z', '#f7f3ee') +
    ellipse(600, 362, 230, 70, '#e6ddd3') +
    ellipse(600, 366, 205, 56, '#7a4a2b') +
    path('M600 410c-90-30-110-64-70-78 34-10 58 8 70 26 12-18 36-36 70-26 40 14 20 48-70 78z', '#e9c9a1') +
    times(6, (at) =>
      ellipse(
        190 + (at % 3) * 46,
        690 + (at > 2 ? 46 : 0),
        24,
        16,
        '#3b2415',
        `transform="rotate(${at * 25} ${190 + (at % 3) * 46} ${690 + (at > 2 ? 46 : 0)})"`,
      ),
    ) +
    steam,
)

const dress =
  rect(0, 0, 1200, 900, '#f1e4e6') +
  rect(0, 120, 1200, 18, '#c9b3a4') +
  line('M600 138v40c46 8 40 52 0 52', '#8a7468', 12) +
  line('M600 226L420 300M600 226l180 74', '#8a7468', 14) +
  path(
    'M470 262l60-22c24 50 116 50 140 0l60 22 34 120-64 18-12 90c70 90 120 210 136 320-150 60-300 60-448 0 16-110 66-230 136-320l-12-90-64-18z',
    '#e0607e',
  ) +
  path('M488 486h224l-10 34H498z', '#b53c5c') +
  times(4, (at) =>
    line(`M${500 + at * 66} 540c${(at - 1.5) * 26} 90 ${(at - 1.5) * 44} 170 ${(at - 1.5) * 54} 280`, '#c44a69', 8),
  ) +
  times(14, (at) => ellipse(440 + ((at * 97) % 330), 580 + ((at * 61) % 220), 11, 11, '#fbe9ee')) +
  ellipse(600, 500, 26, 18, '#fbe9ee')

const apple = (x: number, y: number, colour: string, shine: string): string =>
  path(`M${x} ${y - 90}c70-50 160 0 150 110-8 90-80 160-150 130-70 30-142-40-150-130-10-110 80-160 150-110z`, colour) +
  ellipse(x - 70, y - 20, 24, 46, shine, 'opacity=".6"') +
  line(`M${x} ${y - 80}c0-40 10-60 34-80`, '#6b4423', 14) +
  path(`M${x + 20} ${y - 120}c20-50 80-50 110-30-20 44-70 60-110 30z`, '#5aa746')

const apples = scene(
  '#dcefd8',
  '#c99a62',
  apple(400, 560, '#d8342c', '#ff9d8f') + apple(800, 560, '#9fc23c', '#e6f3a8') + apple(600, 640, '#e2473a', '#ffb3a6'),
)

const bread = scene(
  '#fae6c8',
  '#8d5a33',
  rect(210, 700, 780, 60, '#c58f56', 20) +
    path('M270 700c-60-180 60-330 330-330s390 150 330 330z', '#c97a34') +
    path('M300 690c-40-150 70-280 300-280s340 130 300 280z', '#e0964a') +
    times(4, (at) => line(`M${400 + at * 120} 470c20 50 30 90 26 150`, '#f8d9a6', 22)) +
    times(16, (at) => ellipse(340 + ((at * 83) % 520), 450 + ((at * 47) % 190), 8, 5, '#fbeccb')) +
    line('M930 690l120-260M960 700l140-200', '#d8ab4e', 12) +
    times(5, (at) =>
      ellipse(
        1000 + at * 18,
        560 - at * 34,
        12,
        24,
        '#e6bf62',
        `transform="rotate(24 ${1000 + at * 18} ${560 - at * 34})"`,
      ),
    ),
)

const tea = scene(
  '#cfe3d6',
  '#55402f',
  line('M330 520c-110-10-130 150 20 170', '#2f6f5b', 34) +
    path('M850 520c90-20 90-130 170-150l24 40c-60 40-60 160-190 200z', '#2f6f5b') +
    path('M330 560c0-130 110-200 270-200s270 70 270 200-110 200-270 200-270-70-270-200z', '#3c8d73') +
    ellipse(600, 380, 150, 34, '#2f6f5b') +
    ellipse(600, 362, 130, 26, '#4aa588') +
    ellipse(600, 330, 28, 24, '#2f6f5b') +
    line('M430 620c60 50 280 50 340 0', '#8fd0ba', 12) +
    path('M150 680h200c0 70-40 110-100 110s-100-40-100-110z', '#f4efe6') +
    ellipse(250, 682, 98, 22, '#b98a3c') +
    path('M520 560c30-50 80-60 130-40-10 60-70 80-130 40z', '#bfe3a0'),
)

/** By the name their file has in the album. */
export const drawings: Readonly<Record<string, string>> = {
  ...{ 'noodles.jpg': noodles, 'coffee.jpg': coffee, 'dress.jpg': dress },
  ...{ 'apples.jpg': apples, 'bread.jpg': bread, 'tea.jpg': tea },
}
