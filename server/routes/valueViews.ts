import type { CustomerRow } from '../db/models/customer'
import { pictureView } from '../services/media'
import type { Store } from '../store'

export const iso = (date: Date | null): string | null => date && date.toISOString()

/** Of a short number, as they are abroad, three and four digits would be all or nearly all. */
export const maskedPhone = (phone: string): string =>
  phone.length < 11 ? `****${phone.slice(-2)}` : `${phone.slice(0, 3)}****${phone.slice(-4)}`

export const avatarUrl = ({ platform }: Store, { avatar }: Pick<CustomerRow, 'avatar'>): string | null =>
  avatar === null ? null : pictureView(platform, avatar).thumbUrl
