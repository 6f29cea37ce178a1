import { account, opening } from './account'
import { category } from './category'
import { domains } from './domains'
import { goods } from './goods'
import { privacy } from './privacy'
import { profile } from './profile'
import { release } from './release'
import type { Rule } from './rule'
import { template } from './template'
import { texts } from './texts'

/** Without an account the rest would only be noise. */
const onceAuthorised = (rule: Rule): Rule => ({
  ...rule,
  judge: (facts) => (facts.account?.state === 'authorised' ? rule.judge(facts) : null),
})

const afterwards = [
  ...account,
  ...profile,
  ...category,
  ...goods,
  ...privacy,
  ...template,
  ...domains,
  ...texts,
  ...release,
]

/** In the order a merchant does it. */
export const rules: readonly Rule[] = [...opening, ...afterwards.map(onceAuthorised)]
