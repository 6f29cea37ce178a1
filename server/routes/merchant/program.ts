import type { programApi } from '../../../shared/api/merchant/program'
import type { Handlers } from '../../mount'
import { addCategory, categoryOptions, removeCategory } from '../../services/categories'
import { dataUri } from '../../services/media'
import { listNotices, readNotices } from '../../services/notices'
import { applyForInterface } from '../../services/privacyInterfaces'
import { learnProgramAgain, resumeProgram, setAutoPublish, storeCode, suspendProgram } from '../../services/programs'
import { addTester, listTesters, removeTester } from '../../services/testers'
import type { Store } from '../../store'
import type { StoreCall } from './calls'
import { categoryOptionView, noticeView, programView, testerView } from './programViews'

const testers = async (store: Store, now: Date) => (await listTesters(store, now)).map(testerView)

export const program: Handlers<typeof programApi, StoreCall> = {
  'GET /program': async ({ store, now }) => {
    await learnProgramAgain(store, now)
    return programView(store)
  },
  'PUT /program': async ({ store }, { autoPublish }) => {
    await setAutoPublish(store, autoPublish)
    return programView(store)
  },
  'POST /program/suspend': async ({ store, now }) => {
    await suspendProgram(store, now)
    return programView(store)
  },
  'POST /program/resume': async ({ store, now }) => {
    await resumeProgram(store, now)
    return programView(store)
  },
  'GET /program/category-options': async ({ store }) => (await categoryOptions(store)).map(categoryOptionView),
  'POST /program/categories': async ({ store, now }, choice) => {
    await addCategory(store, choice, now)
    return programView(store)
  },
  'DELETE /program/categories/:first/:second': async ({ store, now }, choice) => {
    await removeCategory(store, choice, now)
    return programView(store)
  },
  'POST /program/interfaces': async ({ store, now }, { name }) => {
    await applyForInterface(store, name, now)
    return programView(store)
  },
  'GET /program/store-code': async ({ store }) => {
    const { type, bytes } = await storeCode(store)
    return { id: 'store-code', src: dataUri(type, bytes) }
  },
  'GET /testers': ({ store, now }) => testers(store, now),
  'POST /testers': async ({ store, now }, { wechatId }) => {
    await addTester(store, wechatId, now)
    return testers(store, now)
  },
  'DELETE /testers/:testerId': async ({ store, now }, { testerId }) => {
    await removeTester(store, testerId)
    return testers(store, now)
  },
  'GET /notices': async ({ store }) => (await listNotices(store)).map(noticeView),
  'POST /notices/read': async ({ store, now }) => (await readNotices(store, now)).map(noticeView),
}
