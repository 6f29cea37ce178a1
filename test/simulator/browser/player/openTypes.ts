import { textOf, type Fields } from '../kit/value'
import { datasetOf } from './events'
import { allowed, openSettings } from './permissions'
import { askerOf, type Program } from './program'
import { Refusal } from './refusal'
import { consent, consented, decide } from './privacy'
import { share } from './sharing'

/** Asks the person to give the program a phone number; answers WeChat's code and the older sealed form. */
export async function askPhoneNumber(program: Program): Promise<Fields> {
  await consented(program, 'getPhoneNumber')
  const phone = textOf((await program.host.line.person()).phoneNumber)
  if (!(await program.overlays.ask('phoneNumber', { program: program.name, phone }))) throw new Refusal('user deny')
  return program.host.line.phoneNumber(askerOf(program))
}

type Emit = (type: string, detail: Fields) => void

/** What tapping a button with an open-type does (微信开放能力), beside its tap. */
export const openTypes: Record<string, (program: Program, emit: Emit, attributes: Fields) => Promise<void>> = {
  getPhoneNumber: async (program, emit) =>
    emit('getphonenumber', await answered('getPhoneNumber', askPhoneNumber(program))),
  getRealtimePhoneNumber: async (program, emit) =>
    emit('getrealtimephonenumber', await answered('getRealtimePhoneNumber', askPhoneNumber(program))),
  openSetting: async (program, emit) => {
    await openSettings(program)
    emit('opensetting', { errMsg: 'openSetting:ok', authSetting: allowed(program) })
  },
  agreePrivacyAuthorization: async (program, emit) => {
    consent(program)
    emit('agreeprivacyauthorization', { errMsg: 'agreePrivacyAuthorization:ok' })
    decide(true)
  },
  chooseAvatar: async (program, emit) => {
    const [picture] = (await program.overlays.ask('pictures', { count: 1, canCrop: true })) ?? []
    if (picture) emit('chooseavatar', { avatarUrl: program.files.temporary(picture.base64, 'png') })
  },
  share: (program, _emit, attributes) => share(program, { from: 'button', target: { dataset: datasetOf(attributes) } }),
  contact: async (program, emit, attributes) => {
    await program.host.line.contact(program.appid, { sessionFrom: textOf(attributes['session-from']) })
    await program.overlays.ask('contact', { program: program.name, appid: program.appid })
    emit('contact', { errMsg: 'enterContact:ok', path: '', query: {} })
  },
  feedback: async (program) => {
    await program.overlays.ask('document', { title: '意见反馈', text: ['这部手机还不能提交反馈。'] })
  },
}

async function answered(name: string, answer: Promise<Fields>): Promise<Fields> {
  try {
    return { errMsg: `${name}:ok`, ...(await answer) }
  } catch (error) {
    const { message, more } = error instanceof Refusal ? error : new Refusal(String(error))
    return { errMsg: `${name}:fail ${message}`, ...more }
  }
}
