import { textOf, type Fields } from '../../kit/value'
import { allowed, ask, openSettings, scopes } from '../permissions'
import { agree, needsPrivacy, openPrivacyText } from '../privacy'
import { Refusal } from '../refusal'
import { asking, type ApiGroup } from './answer'

/** 设置、授权 and 隐私. */
export const permissions: ApiGroup = (program) =>
  asking(program, {
    getSetting: () => ({ authSetting: allowed(program), subscriptionsSetting: { mainSwitch: true, itemSettings: {} } }),
    openSetting: async () => ({ authSetting: await openSettings(program) }),
    authorize: async ({ scope }) => {
      const wanted = textOf(scope)
      if (!scopes[wanted]) throw new Refusal('invalid scope')
      if (!(await ask(program, wanted))) throw new Refusal('auth deny', { errno: 103 })
    },
    getPrivacySetting: (): Fields => ({
      needAuthorization: needsPrivacy(program),
      privacyContractName: `《${program.name}小程序隐私保护指引》`,
    }),
    openPrivacyContract: () => openPrivacyText(program),
    requirePrivacyAuthorize: async () => {
      if (!(await agree(program))) throw new Refusal('privacy permission is not authorized', { errno: 104 })
    },
  })
