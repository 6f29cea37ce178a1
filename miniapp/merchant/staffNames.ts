import type { StaffView } from '../../shared/api/merchant/staff'
import { roleTexts } from '../../shared/rights'
import type { Role } from '../../shared/store'
import type { Tile } from '../kit/components/Tiles'

/** What somebody may be made; there is one owner. */
export type GivenRole = Exclude<Role, 'owner'>

/** The roles somebody may be invited to or changed to, the smaller one first. */
export const givenRoles: readonly Tile<GivenRole>[] = [
  { value: 'clerk', ...roleTexts.clerk, icon: 'person' },
  { value: 'manager', ...roleTexts.manager, icon: 'people' },
]

/** Who has given no name is known by the role. */
export const nameOf = ({ name, phone, role }: Pick<StaffView, 'name' | 'phone' | 'role'>): string =>
  name ?? phone ?? `未填名字的${roleTexts[role].name}`
