import type { Answer, Kind, Questions } from '../../player/overlays'

/** What a component that shows one kind of question gets. */
export interface Shows<K extends Kind> {
  asks: Questions[K]['asks']
  answer: Answer<K>
}
