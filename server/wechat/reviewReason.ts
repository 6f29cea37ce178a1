const entities: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  nbsp: ' ',
  '#39': "'",
}

/**
 * What a reviewer wrote, a line each, as a person reads it: WeChat joins the lines by `<br>`, numbers its headings (`1:`) and
 * sentences (`(1):`), and now and then leaves a tag or an entity in.
 */
export const reasonLines = (reason: string): string[] =>
  reason
    .split(/<br\s*\/?>|\n/i)
    .map((line) =>
      line.replace(/<[^<>]*>/g, '').replace(/&(#?\w{2,6});/g, (all, name: string) => entities[name] ?? all),
    )
    .map((line) => line.replace(/^\s*[(（]?\d{1,2}[)）]?\s*[:：.、]\s*/, '').replace(/[:：]\s*$/, ''))
    .map((line) => line.trim())
    .filter(Boolean)
