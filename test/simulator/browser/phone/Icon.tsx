/** One line style; the strokes take the colour of the text around them. */
const paths: Record<string, string> = {
  chat: 'M4 11c0-4 4-7 9-7s9 3 9 7-4 7-9 7c-1 0-2-.1-3-.4L6 20l.7-3.4C5 15.200 4 13.200 4 11z',
  compass: 'M13 3a10 10 0 1 0 .01 0zM17 9l-2.500 5.500L9 17l2.500-5.500z',
  person: 'M13 4a4 4 0 1 0 .01 0zM5 21c0-4 3.500-6.500 8-6.500s8 2.500 8 6.500',
  scan: 'M4 9V5a1 1 0 0 1 1-1h4M17 4h4a1 1 0 0 1 1 1v4M22 17v4a1 1 0 0 1-1 1h-4M9 22H5a1 1 0 0 1-1-1v-4M4 13h18',
  album: 'M5 5h16v16H5zM5 17l5-5 4 4 3-3 4 4M16.500 9.500h.01',
  gear: 'M13 9.500a3.500 3.500 0 1 0 .01 0zM13 3v3M13 20v3M3 13h3M20 13h3M6 6l2 2M18 18l2 2M20 6l-2 2M8 18l-2 2',
  plus: 'M13 3a10 10 0 1 0 .01 0zM13 8v10M8 13h10',
  back: 'M16 5l-8 8 8 8',
  home: 'M4 12l9-8 9 8M7 10v11h12V10',
  more: 'M6 13h.01M13 13h.01M20 13h.01',
  close: 'M6 6l14 14M20 6L6 20',
  trash: 'M5 8h16M10 8V5h6v3M7 8l1 14h10l1-14',
  reload: 'M21 13a8 8 0 1 1-2.500-5.800M21 4v5h-5',
  lock: 'M7 12h12v9H7zM9.500 12V9a3.500 3.500 0 0 1 7 0v3',
  computer: 'M4 5h18v13H4zM9 22h8M13 18v4',
  tick: 'M5 14l6 6 11-13',
  phone: 'M7 4l3 1 1 4-2 2c1 3 3 5 6 6l2-2 4 1 1 3c-1 2-3 3-5 2C11 19 7 15 5 9c-.500-2 .500-4 2-5z',
}

export function Icon({ name, size = 26 }: { name: string; size?: number }) {
  return (
    <svg className="icon" width={size} height={size} viewBox="0 0 26 26" aria-hidden>
      <path d={paths[name] ?? ''} />
    </svg>
  )
}

/** A picture of somebody or something, or its first character on a colour. */
export function Face({ name, src = '', color = '#07c160', isLarge = false }: FaceProps) {
  const style = src === '' ? { background: color } : { backgroundImage: `url("${src}")` }
  return (
    <span className={`face ${isLarge ? 'is-large' : ''}`} style={style} aria-hidden>
      {src === '' ? ([...name][0] ?? '') : ''}
    </span>
  )
}

interface FaceProps {
  name: string
  src?: string
  color?: string
  isLarge?: boolean
}
