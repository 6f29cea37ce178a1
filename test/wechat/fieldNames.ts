/** The fields of a JSON value as documents write them: `item_list`, `item_list[].title`, `owner_setting.notice_method`. */
export function fieldNames(value: unknown, place = ''): string[] {
  if (Array.isArray(value)) return [...new Set(value.flatMap((one) => fieldNames(one, `${place}[]`)))]
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([name, inner]) => {
    const own = place ? `${place}.${name}` : name
    return [own, ...fieldNames(inner, own)]
  })
}

/** Where a field sits: `item_list` of `item_list[].title`, '' of one that sits in nothing. */
export const parentOf = (name: string): string => name.replace(/(^|[.])[^.]+$/, '').replace(/\[\]$/, '')
