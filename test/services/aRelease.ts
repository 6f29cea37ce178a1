import type { ReleaseRow } from '../../server/db/models/release'
import { newId } from '../../server/ids'
import { noon } from './aPlatform'

/** A release that was given up before it was submitted. */
export const anEndedRelease = (storeId: string, values: Partial<ReleaseRow> = {}): ReleaseRow => ({
  id: newId('r_'),
  storeId,
  number: 1,
  state: 'retired',
  templateId: '1',
  userVersion: '1.0.0',
  userDesc: '点餐模板',
  extJson: '{}',
  configHash: '',
  appid: 'wxa0000000000000c3',
  createdBy: '',
  requestKey: newId(),
  reason: null,
  inFlightOf: null,
  wish: null,
  rollBackTo: null,
  rollBackDesc: null,
  problemCode: null,
  stateAt: noon,
  auditIdBefore: null,
  auditId: null,
  reviewReason: null,
  screenshotIds: [],
  isHurried: false,
  submittedAt: null,
  publishedAt: null,
  createdAt: noon,
  ...values,
})
