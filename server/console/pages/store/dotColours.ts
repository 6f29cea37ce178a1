import type { Word } from '../../kit/words'

/** The colour of a tag, as a timeline's dots have it. */
export const dotColours: Record<Word['colour'], string> = {
  success: 'green',
  error: 'red',
  warning: 'orange',
  processing: 'blue',
  default: 'gray',
}
