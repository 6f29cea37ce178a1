import { textOf, type Fields } from '../kit/value'
import { allowed, openSettings } from './permissions'
import { askerOf, type Program } from './program'
import { Refusal } from './refusal'
import { agree, consent, decide } from './privacy'

/** Asks the person to give the program a phone number; answers WeChat's code and the older sealed form. */
export async function askPhoneNumber(program: Program): Promise<Fields> {
  if (!(await agree(program, 'getPhoneNumber')))
    throw new Refusal('privacy permission is not authorized', { errno: 104 })
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
  share: async (program) => {
    const page = program.navigation.stack.get().at(-1)
    const given = page?.instance.run('onShareAppMessage', program.realm.into({ from: 'button' }))
    await share(program, given as Fields | undefined)
  },
  contact: async (program) => {
    await program.overlays.ask('document', { title: '客服消息', text: ['这部手机还没有客服会话。'] })
  },
  feedback: async (program) => {
    await program.overlays.ask('document', { title: '意见反馈', text: ['这部手机还不能提交反馈。'] })
  },
}

export async function share(program: Program, given: Fields | undefined): Promise<void> {
  const page = program.navigation.stack.get().at(-1)
  await program.overlays.ask('share', {
    title: textOf(given?.title, program.name),
    path: textOf(given?.path, page?.route),
  })
}

async function answered(name: string, answer: Promise<Fields>): Promise<Fields> {
  try {
    return { errMsg: `${name}:ok`, ...(await answer) }
  } catch (error) {
    const { message, more } = error instanceof Refusal ? error : new Refusal(String(error))
    return { errMsg: `${name}:fail ${message}`, ...more }
  }
}
