import sharp from 'sharp'

/** Flat drawings on a soft ground: nobody takes one for a photo of what they get. */
const drawings = {
  bowl: {
    ground: '#fdf0e3',
    shapes: `
      <ellipse cx="400" cy="640" rx="270" ry="34" fill="#00000012"/>
      <path d="M140 380h520c0 150-90 250-190 250H330c-100 0-190-100-190-250z" fill="#c8452f"/>
      <ellipse cx="400" cy="380" rx="260" ry="76" fill="#f7d9a3"/>
      <path d="M200 376c40-40 90 30 140-6s90 34 140-2 90 26 120 2" fill="none" stroke="#e9a94b" stroke-width="16" stroke-linecap="round"/>
      <path d="M220 402c50-34 90 26 140 0s100 20 140-4 60 10 80 0" fill="none" stroke="#e9a94b" stroke-width="14" stroke-linecap="round"/>
      <rect x="300" y="330" width="92" height="52" rx="14" fill="#8a4a2b"/><rect x="420" y="344" width="84" height="48" rx="14" fill="#9c5734"/>
      <circle cx="264" cy="372" r="12" fill="#4f9d4a"/><circle cx="540" cy="366" r="11" fill="#4f9d4a"/><circle cx="404" cy="416" r="11" fill="#4f9d4a"/>
      <path d="M330 260c-20-34 20-44 0-84m80 84c-20-34 20-44 0-84m80 84c-20-34 20-44 0-84" fill="none" stroke="#d9c4ad" stroke-width="12" stroke-linecap="round"/>`,
  },
  steamer: {
    ground: '#f3ece0',
    shapes: `
      <ellipse cx="400" cy="640" rx="280" ry="30" fill="#00000012"/>
      <path d="M140 420h520v150c0 40-116 70-260 70s-260-30-260-70z" fill="#c99a5b"/>
      <path d="M140 500c0 40 116 70 260 70s260-30 260-70" fill="none" stroke="#a97c40" stroke-width="12"/>
      <ellipse cx="400" cy="420" rx="260" ry="90" fill="#e4bf86"/><ellipse cx="400" cy="414" rx="222" ry="70" fill="#f6e6c8"/>
      <g fill="#fffaf2" stroke="#e2d5c0" stroke-width="6">
        <path d="M230 420c0-60 34-92 70-92s70 32 70 92c0 22-140 22-140 0z"/>
        <path d="M430 420c0-60 34-92 70-92s70 32 70 92c0 22-140 22-140 0z"/>
        <path d="M330 456c0-60 34-92 70-92s70 32 70 92c0 22-140 22-140 0z"/></g>
      <path d="M300 330v40m200-40v40m-100-4v40m-118-60 14 30m-32-20 20 24" stroke="#d8c7aa" stroke-width="6" stroke-linecap="round"/>
      <path d="M330 250c-20-34 20-44 0-84m140 84c-20-34 20-44 0-84" fill="none" stroke="#d3c6b2" stroke-width="12" stroke-linecap="round"/>`,
  },
  glass: {
    ground: '#f6e9ee',
    shapes: `
      <ellipse cx="400" cy="670" rx="170" ry="26" fill="#00000012"/>
      <path d="M266 220h268l-40 440H306z" fill="#ffffffb0" stroke="#d8c3cc" stroke-width="8"/>
      <path d="M276 310h248l-32 340H308z" fill="#8e2f3d"/>
      <rect x="330" y="330" width="66" height="60" rx="10" fill="#ffffff55" transform="rotate(12 360 360)"/><rect x="420" y="350" width="60" height="56" rx="10" fill="#ffffff55" transform="rotate(-14 450 378)"/>
      <circle cx="350" cy="300" r="10" fill="#e7b93c"/><circle cx="392" cy="314" r="8" fill="#e7b93c"/><circle cx="440" cy="302" r="10" fill="#e7b93c"/>
      <path d="M470 340 540 120h60" fill="none" stroke="#4f9d6b" stroke-width="16" stroke-linecap="round" stroke-linejoin="round"/>`,
  },
  bread: {
    ground: '#fbf1dd',
    shapes: `
      <ellipse cx="400" cy="620" rx="280" ry="30" fill="#00000012"/>
      <path d="M160 600V380c-60-40-40-150 70-150h340c110 0 130 110 70 150v220z" fill="#a8662d"/>
      <path d="M200 560V366c-44-36-30-96 40-96h320c70 0 84 60 40 96v194z" fill="#f0d09a"/>
      <g fill="#d8ab6a"><circle cx="300" cy="370" r="10"/><circle cx="470" cy="340" r="8"/><circle cx="380" cy="440" r="12"/><circle cx="500" cy="470" r="9"/><circle cx="280" cy="500" r="8"/></g>`,
  },
  cookie: {
    ground: '#f4ece4',
    shapes: `
      <ellipse cx="400" cy="620" rx="270" ry="28" fill="#00000012"/>
      <g fill="#d99a4e" stroke="#b87a34" stroke-width="8"><circle cx="300" cy="460" r="140"/><circle cx="500" cy="440" r="150"/><circle cx="400" cy="310" r="140"/></g>
      <g fill="#6b3f22"><circle cx="360" cy="270" r="16"/><circle cx="440" cy="320" r="18"/><circle cx="390" cy="370" r="14"/><circle cx="540" cy="400" r="18"/><circle cx="480" cy="500" r="16"/><circle cx="570" cy="490" r="14"/><circle cx="250" cy="450" r="17"/><circle cx="310" cy="520" r="15"/></g>`,
  },
  shirt: {
    ground: '#e8f0f7',
    shapes: `
      <path d="M290 190 170 260l50 130 60-26v280h240V364l60 26 50-130-120-70c-20 56-200 56-220 0z" fill="#2f6ea5"/>
      <path d="M310 196c24 46 156 46 180 0" fill="none" stroke="#24557f" stroke-width="14" stroke-linecap="round"/>
      <path d="M280 420h240" stroke="#ffffff66" stroke-width="18"/>`,
  },
  bag: {
    ground: '#f2efe6',
    shapes: `
      <ellipse cx="400" cy="660" rx="230" ry="26" fill="#00000012"/>
      <path d="M210 330h380l30 320H180z" fill="#c9a36b"/>
      <path d="M290 400V270c0-150 220-150 220 0v130" fill="none" stroke="#8b6a3c" stroke-width="20" stroke-linecap="round"/>
      <rect x="330" y="450" width="140" height="90" rx="12" fill="#b58c52"/>`,
  },
  mug: {
    ground: '#eaf1ec',
    shapes: `
      <ellipse cx="390" cy="640" rx="210" ry="28" fill="#00000012"/>
      <path d="M540 340c130-20 130 180 0 180" fill="none" stroke="#4d7f6a" stroke-width="34"/>
      <path d="M220 270h330v280c0 50-40 80-90 80H310c-50 0-90-30-90-80z" fill="#5f9780"/>
      <ellipse cx="385" cy="270" rx="165" ry="40" fill="#4d7f6a"/><ellipse cx="385" cy="274" rx="140" ry="28" fill="#6a4a34"/>`,
  },
} as const

export type Drawing = keyof typeof drawings

/** The drawing as a picture that could have been uploaded. */
export function drawSample(drawing: Drawing): Promise<Buffer> {
  const { ground, shapes } = drawings[drawing]
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 800 800"><rect width="800" height="800" fill="${ground}"/>${shapes}</svg>`
  return sharp(Buffer.from(svg)).resize(800, 800).png().toBuffer()
}
