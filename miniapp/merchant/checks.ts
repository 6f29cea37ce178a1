import type { Check } from '../kit/useForm'

/* What the server demands too, said while the field is left. */

export const required =
  (sentence: string): Check<string> =>
  (value) =>
    value.trim() ? null : sentence

export const storeName = required('请填写店铺名称')

/** Mobile, fixed line, or 400. */
export const contactPhone: Check<string> = (value) =>
  /^(1\d{10}|0\d{2,3}-?\d{7,8}|400-?\d{3}-?\d{4})$/.test(value.trim())
    ? null
    : '请填写手机号、座机（如 010-12345678）或 400 电话'

/** WeChat ids begin with a letter or, given by WeChat itself, with `wxid_`; nicknames and phone numbers are no ids. */
export const wechatId: Check<string> = (value) =>
  /^[A-Za-z][\w-]{5,63}$/.test(value.trim()) ? null : '请填写微信号：字母开头，6 位以上，由字母、数字、下划线或减号组成'
