export interface WxmlElement {
  tag: string
  attributes: Map<string, string | true>
  children: WxmlNode[]
}
export type WxmlNode = WxmlElement | string

/** Reads WXML: like XML, but with attributes without a value, and wxs whose text is code. */
export function parseWxml(source: string): WxmlNode[] {
  const top: WxmlElement = { tag: '', attributes: new Map(), children: [] }
  const open = [top]
  const rest = new Scanner(source)
  while (!rest.isDone) readNext(rest, open)
  return top.children
}

function readNext(rest: Scanner, open: WxmlElement[]): void {
  const parent = open[open.length - 1]
  if (!parent) throw new Error('WXML closes more elements than it opens')
  if (rest.skip('<!--')) return void rest.until('-->')
  if (rest.skip('</')) return closeElement(rest.until('>').trim(), open)
  if (rest.skip('<')) return openElement(rest, parent, open)
  const text = rest.upTo(parent.tag === 'wxs' ? '</wxs' : '<')
  if (text.trim() !== '') parent.children.push(text)
}

function closeElement(tag: string, open: WxmlElement[]): void {
  const closed = open.pop()
  if (closed?.tag !== tag) throw new Error(`WXML: </${tag}> closes <${closed?.tag ?? ''}>`)
}

function openElement(rest: Scanner, parent: WxmlElement, open: WxmlElement[]): void {
  const element: WxmlElement = { tag: rest.name(), attributes: new Map(), children: [] }
  parent.children.push(element)
  for (rest.space(); ; rest.space()) {
    if (rest.skip('/>')) return
    if (rest.skip('>')) return void open.push(element)
    const name = rest.name()
    if (name === '') throw new Error(`WXML: <${element.tag}> is not closed`)
    element.attributes.set(name, rest.skip('=') ? rest.quoted() : true)
  }
}

class Scanner {
  private at = 0
  constructor(private readonly source: string) {}

  get isDone(): boolean {
    return this.at >= this.source.length
  }

  skip(text: string): boolean {
    if (!this.source.startsWith(text, this.at)) return false
    this.at += text.length
    return true
  }

  /** Everything before the mark; the mark stays. */
  upTo(mark: string): string {
    const end = this.source.indexOf(mark, this.at)
    const text = this.source.slice(this.at, end < 0 ? undefined : end)
    this.at += text.length
    return text
  }

  /** Everything before the mark; the mark is passed over. */
  until(mark: string): string {
    const text = this.upTo(mark)
    this.at += mark.length
    return text
  }

  space(): void {
    this.match(/\s*/y)
  }

  name(): string {
    return this.match(/[^\s=/>]*/y)
  }

  quoted(): string {
    const quote = this.skip('"') ? '"' : this.skip("'") ? "'" : undefined
    return quote === undefined ? this.match(/[^\s>]*/y) : this.until(quote)
  }

  private match(pattern: RegExp): string {
    pattern.lastIndex = this.at
    const text = pattern.exec(this.source)?.[0] ?? ''
    this.at += text.length
    return text
  }
}
