import { Tag, Tooltip } from 'antd'
import type { AuthorizerState } from '../../../shared/authorizer'
import { releaseTexts, type ReleaseState } from '../../../shared/release'
import { authorisationWords, releaseColours, type Word } from './words'

export const WordTag = ({ word }: { word: Word }) => (
  <Tag color={word.colour} style={{ marginInlineEnd: 0 }}>
    {word.text}
  </Tag>
)

export const AuthorisationTag = ({ state }: { state: AuthorizerState }) => <WordTag word={authorisationWords[state]} />

export const ReleaseTag = ({ state }: { state: ReleaseState }) => (
  <Tooltip title={releaseTexts[state].text}>
    <Tag color={releaseColours[state]} style={{ marginInlineEnd: 0 }}>
      {releaseTexts[state].name}
    </Tag>
  </Tooltip>
)
