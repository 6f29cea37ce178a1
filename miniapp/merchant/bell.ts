const rate = 8000 // samples a second: enough for a bell, and small
const seconds = 1.2
const strokes = [
  { atSecond: 0, hertz: 1318.5 }, // e‴
  { atSecond: 0.3, hertz: 1046.5 }, // c‴
]

/** Two strokes of a bell as a WAV file: counted out here, so that the package carries no recording. */
export function bell(): ArrayBuffer {
  const samples = Math.floor(rate * seconds)
  const file = new ArrayBuffer(44 + samples)
  const view = new DataView(file)
  writeHead(view, samples)
  for (let at = 0; at < samples; at++) view.setUint8(44 + at, 128 + Math.round(100 * loudness(at / rate)))
  return file
}

/** From -1 to 1: every stroke with its octave, fading. */
const loudness = (second: number): number =>
  strokes.reduce((sum, { atSecond, hertz }) => {
    const since = second - atSecond
    if (since < 0) return sum
    const wave = Math.sin(2 * Math.PI * hertz * since) + 0.4 * Math.sin(4 * Math.PI * hertz * since)
    return sum + 0.35 * wave * Math.exp(-5 * since)
  }, 0)

/** The 44 bytes before the samples: PCM, one channel, 8 bits. Source: RIFF WAVE, as microsoft.com describes it. */
function writeHead(view: DataView, samples: number): void {
  const text = (at: number, word: string) => Array.from(word, (_, i) => view.setUint8(at + i, word.charCodeAt(i)))
  text(0, 'RIFF')
  view.setUint32(4, 36 + samples, true)
  text(8, 'WAVEfmt ')
  view.setUint32(16, 16, true)
  view.setUint16(20, 1, true) // PCM
  view.setUint16(22, 1, true) // channels
  view.setUint32(24, rate, true)
  view.setUint32(28, rate, true) // bytes a second
  view.setUint16(32, 1, true) // bytes a sample
  view.setUint16(34, 8, true) // bits a sample
  text(36, 'data')
  view.setUint32(40, samples, true)
}
