import type { StoreView } from '../../../../shared/api/merchant/store'
import type { OpeningView } from '../../../../shared/api/merchant/releases'
import { Card } from '../../../kit/components/Card'
import { Fold } from '../../../kit/components/Fold'
import { Screen } from '../../../kit/components/Screen'
import { useRemote } from '../../../kit/useRemote'
import { call } from '../../api'
import { pollSeconds } from '../../releases'
import { RequirementLine } from '../../RequirementLine'
import { firstOfMine, isWaiting, sorted } from '../../requirements'
import { ReviewPicturesCell } from '../../ReviewPicturesCell'
import { Standing } from './Standing'
import { SubmitBar } from './SubmitBar'
import { TemplateCard } from './TemplateCard'

interface OpenStoreView {
  store: StoreView
  opening: OpeningView
}

async function loadOpening(): Promise<OpenStoreView> {
  const [store, opening] = await Promise.all([call('GET /', {}), call('GET /opening', {})])
  return { store, opening }
}

const waitingSeconds = 5

const soon = ({ opening: { current, requirements } }: OpenStoreView): number | null =>
  (current && pollSeconds(current)) ?? (requirements.some(isWaiting) ? waitingSeconds : null)

/** 开店: what stands between the store and its opening, what it will look like, and one button. */
export default function OpenStore() {
  const [view] = useRemote(loadOpening, soon)
  return (
    <Screen of={view}>
      {({ store, opening }) => {
        const { blocking, later, done } = sorted(opening.requirements)
        const next = opening.current ? undefined : firstOfMine(blocking)
        return (
          <>
            <Standing opening={opening} blocking={blocking} />
            {blocking.length > 0 && (
              <Card title="提交审核前要完成" extra={`${blocking.length} 项`} isFlush>
                {blocking.map((one) => (
                  <RequirementLine key={one.code} requirement={one} isNext={one === next} />
                ))}
              </Card>
            )}
            <TemplateCard store={store} template={opening.template} />
            {blocking.length === 0 && !opening.current && (
              <Card isFlush>
                <ReviewPicturesCell />
              </Card>
            )}
            {later.length > 0 && (
              <Card title="可以之后再做" extra={`${later.length} 项`} isFlush>
                {later.map((one) => (
                  <RequirementLine key={one.code} requirement={one} />
                ))}
              </Card>
            )}
            <Fold title={`已就绪 ${done.length} 项`}>
              {done.map((one) => (
                <RequirementLine key={one.code} requirement={one} />
              ))}
            </Fold>
            <SubmitBar opening={opening} blocking={blocking} />
          </>
        )
      }}
    </Screen>
  )
}
