import { z } from 'zod'
import type { Requirement } from '../../requirement'
import { storeKinds, type OpeningHours, type Role, type StoreKind } from '../../store'
import { takes } from '../contract'

const timeOfDay = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$|^24:00$/)
const hours = z
  .array(
    z
      .object({ days: z.array(z.int().min(1).max(7)).min(1).max(7), from: timeOfDay, to: timeOfDay })
      .refine((h) => h.from < h.to, { error: '结束时间要晚于开始时间' }),
  )
  .max(14)

export interface StoreView {
  key: string
  name: string
  kind: StoreKind
  logoUrl: string | null
  contactName: string | null
  contactPhone: string | null
  address: string | null
  hours: OpeningHours[]
  role: Role
}

/** Mounted under /api/merchant/:storeKey. */
export const storeApi = {
  'GET /': takes(z.object({})).gives<StoreView>(),
  // PUT, because wx.request sends no PATCH; what is left out stays
  'PUT /': takes(
    z.object({
      name: z.string().trim().min(1).max(30).optional(),
      kind: z.enum(storeKinds).optional(),
      contactName: z.string().trim().min(1).max(20).optional(),
      contactPhone: z
        .string()
        .trim()
        .regex(/^(1\d{10}|0\d{2,3}-?\d{7,8}|400-?\d{3}-?\d{4})$/)
        .optional(),
      address: z.string().trim().min(1).max(120).optional(),
      hours: hours.optional(),
    }),
  )
    .for('owner', 'manager')
    .gives<StoreView>(),
  'POST /logo': takes(z.object({}))
    .for('owner', 'manager')
    .withFile('file', 4 * 1024 * 1024)
    .gives<StoreView>(),
  'GET /requirements': takes(z.object({})).gives<Requirement[]>(),
}
