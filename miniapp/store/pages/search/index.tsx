import { useEffect, useState } from 'react'
import { Page } from '../../../kit/components/Screen'
import { SearchField } from '../../../kit/components/SearchField'
import { useTaking } from '../../goods/useTaking'
import { StorePage } from '../../StorePage'
import { Found } from './Found'
import { keepSearch } from './history'
import { Past } from './Past'

/** Nobody wants the answers to half a word. */
const pauseMs = 300

/** 搜索: narrows while it is typed; what was looked for before is one tap away. */
export default function Search() {
  const [typed, setTyped] = useState('')
  const [words, setWords] = useState('')
  const { add, sheet } = useTaking()

  useEffect(() => {
    const timer = setTimeout(() => setWords(typed.trim()), pauseMs)
    return () => clearTimeout(timer)
  }, [typed])

  const seek = (wanted: string) => {
    setTyped(wanted)
    setWords(wanted.trim())
    if (wanted.trim()) keepSearch(wanted.trim())
  }

  return (
    <StorePage>
      <Page>
        <SearchField
          value={typed}
          placeholder="搜索店内商品"
          isFocused
          onChange={setTyped}
          onConfirm={() => seek(typed)}
        />
        {words ? <Found key={words} words={words} onAdd={add} /> : <Past onSeek={seek} />}
      </Page>
      {sheet}
    </StorePage>
  )
}
