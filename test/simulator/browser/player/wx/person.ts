import { textOf } from '../../kit/value'
import { Refusal } from '../refusal'
import { asking, type ApiGroup } from './answer'
import { askPhoneNumber } from '../openTypes'
import { askerOf } from '../program'

/** 开放接口: who holds the phone. */
export const person: ApiGroup = (program) => {
  const { host } = program
  return asking(program, {
    login: async () => {
      const { code } = await host.line.login(askerOf(program))
      program.memory.write('session', code)
      return { code }
    },
    checkSession: () => {
      if (program.memory.read('session') === undefined) throw new Refusal('session is invalid')
    },
    getPhoneNumber: () => askPhoneNumber(program),
    makePhoneCall: async ({ phoneNumber }) => {
      const number = textOf(phoneNumber)
      if (number === '') throw new Refusal('parameter error: parameter.phoneNumber should be String')
      if (!(await program.overlays.ask('call', { number }))) throw new Refusal('cancel')
    },
  })
}
