import { Screen } from '../../../kit/components/Screen'
import { ManagedPage } from '../../Managed'
import { Facts } from './Facts'
import { Finished } from './Finished'
import { LiveSteps } from './LiveSteps'
import { PicturedSteps } from './PicturedSteps'
import { QrCard } from './QrCard'
import { SaveBar } from './SaveBar'
import { useAttempt } from './useAttempt'
import { Void } from './Void'

/** 授权小程序: a picture for the album, how to use it, and how far it has come. */
export default function Authorise() {
  return (
    <ManagedPage>
      <Attempt />
    </ManagedPage>
  )
}

function Attempt() {
  const { view, renew, put } = useAttempt()
  return (
    <Screen of={view}>
      {({ attempt, storeName }) => {
        const { state } = attempt
        if (state === 'authorised' || state === 'refused' || state === 'cancelled')
          return <Finished attempt={attempt} onRenew={renew} />
        return (
          <>
            {state !== 'waiting' && <LiveSteps attempt={attempt} />}
            <PicturedSteps />
            <QrCard attempt={attempt} storeName={storeName} />
            <Facts />
            {state === 'waiting' && <LiveSteps attempt={attempt} />}
            <Void attempt={attempt} onDone={put} />
            <SaveBar attempt={attempt} />
          </>
        )
      }}
    </Screen>
  )
}
