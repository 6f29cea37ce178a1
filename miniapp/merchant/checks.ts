import type { Check } from '../kit/useForm'

/* What the server demands too, said while the field is left. */

export const storeName: Check<string> = (value) => {
  const name = value.trim()
  if (!name) return '请填写店铺名称'
  return name.length > 30 ? '店铺名称最多 30 个字' : null
}

/** Mobile, fixed line, or 400. */
export const contactPhone: Check<string> = (value) =>
  value === '' || /^(1\d{10}|0\d{2,3}-?\d{7,8}|400-?\d{3}-?\d{4})$/.test(value.trim())
    ? null
    : '请填写正确的手机号、座机（如 010-12345678）或 400 电话'

export const required =
  (sentence: string): Check<string> =>
  (value) =>
    value.trim() ? null : sentence
