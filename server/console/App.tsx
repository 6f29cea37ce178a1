import { Flex, Spin } from 'antd'
import { useCallback, useEffect, useState } from 'react'
import { Navigate, Route, Routes } from 'react-router'
import type { OperatorView } from '../../shared/api/operator/session'
import { asFailure, call, whenSessionEnds, type CallFailure } from './call'
import { Failed } from './kit/Failed'
import { Frame } from './Frame'
import { pages } from './pages'
import { SignIn } from './pages/sign-in'
import { SessionContext } from './session'

type Gate =
  | { state: 'asking' }
  | { state: 'out'; wasIn: boolean }
  | { state: 'in'; operator: OperatorView }
  | { state: 'failed'; failure: CallFailure }

/** Nobody passes without a session; the address stays, so a link that was opened is where one arrives after signing in. */
export function App() {
  const [gate, setGate] = useState<Gate>({ state: 'asking' })

  const ask = useCallback(() => {
    const come = (operator: OperatorView) => setGate({ state: 'in', operator })
    const stumble = (failure: CallFailure) =>
      failure.code === 'UNAUTHENTICATED' || setGate({ state: 'failed', failure })
    call('GET /me', {}).then(come, (thrown) => stumble(asFailure(thrown)))
  }, [])
  useEffect(() => {
    whenSessionEnds(() => setGate(afterEnd))
    ask()
  }, [ask])

  if (gate.state === 'asking') return <Waiting />
  if (gate.state === 'failed') return <Failed failure={gate.failure} onRetry={ask} />
  if (gate.state === 'out') {
    return <SignIn wasIn={gate.wasIn} onDone={(operator) => setGate({ state: 'in', operator })} />
  }
  const signOut = async () => {
    await call('DELETE /sessions/current', {})
    setGate({ state: 'out', wasIn: false })
  }
  return (
    <SessionContext.Provider value={{ operator: gate.operator, signOut }}>
      <Frame>
        <Routes>
          {pages.map(({ path, element }) => (
            <Route key={path} path={path} element={element} />
          ))}
          <Route path="*" element={<Navigate to="/stores" replace />} />
        </Routes>
      </Frame>
    </SessionContext.Provider>
  )
}

/** Several calls may hear of it at the same moment. */
const afterEnd = (before: Gate): Gate =>
  before.state === 'out' ? before : { state: 'out', wasIn: before.state === 'in' }

const Waiting = () => (
  <Flex justify="center" align="center" style={{ minHeight: '100vh' }}>
    <Spin size="large" />
  </Flex>
)
