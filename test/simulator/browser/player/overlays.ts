import { observable, type Observable } from '../kit/observable'
import type { Address, ChatFile, ShareCard } from './host'

/** Everything a program can put before a person, and what the person answers. */
export interface Questions {
  modal: { asks: ModalQuestion; answers: { isConfirmed: boolean; content: string } }
  actionSheet: { asks: { items: string[]; color: string; title: string }; answers: number | undefined }
  permission: { asks: { program: string; text: string; reason: string }; answers: boolean }
  phoneNumber: { asks: { program: string; phone: string }; answers: boolean }
  privacy: { asks: { program: string }; answers: boolean }
  wheels: { asks: WheelQuestion; answers: number[] | undefined }
  pictures: { asks: { count: number; canCrop: boolean }; answers: ChosenPicture[] | undefined }
  preview: { asks: { urls: string[]; current: number }; answers: undefined }
  settings: { asks: { program: string; appid: string; scopes: ScopeState[] }; answers: ScopeState[] }
  document: { asks: { title: string; text: string[] }; answers: undefined }
  call: { asks: { number: string }; answers: boolean }
  address: { asks: { addresses: Address[] }; answers: Address | undefined }
  /** Whether it is sent. */
  share: { asks: ShareCard; answers: boolean }
  shareImage: { asks: { image: string }; answers: 'send' | 'save' | undefined }
  place: { asks: Place; answers: undefined }
  places: { asks: Position; answers: Place | undefined }
  chatFiles: { asks: { count: number; extensions: string[] }; answers: ChatFile[] | undefined }
  file: { asks: { name: string; bytes: number }; answers: undefined }
  subscribe: { asks: { program: string; templates: string[] }; answers: string[] | undefined }
  contact: { asks: { program: string; appid: string }; answers: undefined }
  /** Why it was not paid, '' when it was, nothing when the person did not want to. */
  payment: { asks: PaymentQuestion; answers: string | undefined }
}

export interface PaymentQuestion {
  receiver: string
  totalFen: number
  description: string
  /** Pays; answers why not, or ''. */
  pay(): Promise<string>
}

export interface ModalQuestion {
  title: string
  content: string
  confirmText: string
  confirmColor: string
  cancelText: string | undefined
  cancelColor: string
  placeholder: string | undefined
}

export interface WheelQuestion {
  title: string
  /** One list of words per wheel; a wheel may depend on those left of it. */
  wheels: (chosen: readonly number[]) => string[][]
  chosen: number[]
  onTurn?: (wheel: number, row: number) => void
}

export interface ChosenPicture {
  name: string
  base64: string
}

export interface Position {
  latitude: number
  longitude: number
}

/** A place on the map. */
export interface Place extends Position {
  name: string
  address: string
}

export interface ScopeState {
  scope: string
  text: string
  isAllowed: boolean
}

export type Kind = keyof Questions

export type Overlay = { [K in Kind]: { id: number; kind: K; asks: Questions[K]['asks']; answer: Answer<K> } }[Kind]
export type Answer<K extends Kind> = (value: Questions[K]['answers']) => void

export interface Toast {
  text: string
  icon: string
  image: string
  hasMask: boolean
  isLoading: boolean
}

export interface Overlays {
  open: Observable<readonly Overlay[]>
  toast: Observable<Toast | undefined>
  ask<K extends Kind>(kind: K, asks: Questions[K]['asks']): Promise<Questions[K]['answers']>
}

export function createOverlays(): Overlays {
  const open = observable<readonly Overlay[]>([])
  let lastId = 0
  return {
    open,
    toast: observable<Toast | undefined>(undefined),
    ask: (kind, asks) =>
      new Promise((resolve) => {
        const id = ++lastId
        const answer = (value: Parameters<typeof resolve>[0]) => {
          open.set(open.get().filter((one) => one.id !== id))
          resolve(value)
        }
        // The union is built from the same two types that `ask` takes; TypeScript does not see it through the generic.
        open.set([...open.get(), { id, kind, asks, answer } as unknown as Overlay])
      }),
  }
}
