import { numberOf, textOf, type Call, type Fields } from '../../kit/value'
import { pictureAddress } from '../pictures'
import type { Program } from '../program'
import { tell, type ApiGroup } from './answer'

const events = 'Canplay Play Pause Stop Ended TimeUpdate Error Waiting Seeking Seeked'.split(' ')

/** 音频. A sound is not heard here: the status bar shows a note, and the journal says which. */
export const audio: ApiGroup = (program) => ({
  createInnerAudioContext: () => innerAudio(program),
  setInnerAudioOption: () => undefined,
})

const soundMs = 1000

function innerAudio(program: Program): Fields {
  const heard = new Map(events.map((name) => [name, new Set<Call>()]))
  const say = (name: string, detail: Fields = {}) =>
    heard.get(name)?.forEach((call) => tell(program, call, program.realm.into(detail)))
  let ending: ReturnType<typeof setTimeout> | undefined
  const halt = (name: string) => () => {
    clearTimeout(ending)
    if (self.paused === false) say(name)
    self.paused = true
  }
  const finish = () => {
    self.paused = true
    say('Ended')
    if (self.loop === true) play()
  }
  const play = () => {
    const src = textOf(self.src)
    if (!isThere(program, src)) return say('Error', { errCode: 10003, errMsg: `file error ${src}` })
    self.paused = false
    program.host.feel(program.appid, { kind: 'sound', what: '播放声音', detail: src })
    say('Canplay')
    say('Play')
    clearTimeout(ending)
    ending = setTimeout(finish, soundMs / numberOf(self.playbackRate, 1))
  }
  const self: Fields = {
    ...{ src: '', startTime: 0, autoplay: false, loop: false, obeyMuteSwitch: true, volume: 1, playbackRate: 1 },
    ...{ duration: soundMs / 1000, currentTime: 0, paused: true, buffered: 0 },
    ...{ play, pause: halt('Pause'), stop: halt('Stop'), seek: () => say('Seeked') },
    destroy: () => {
      clearTimeout(ending)
      heard.forEach((calls) => calls.clear())
    },
  }
  for (const [name, calls] of heard) {
    self[`on${name}`] = (call: Call) => void calls.add(call)
    self[`off${name}`] = (call?: Call) => void (call ? calls.delete(call) : calls.clear())
  }
  return self
}

/** An address, a file of the program, or one of its package. */
const isThere = (program: Program, src: string): boolean =>
  src !== '' && (/^https?:/.test(src) || pictureAddress(program, src, '') !== '')
