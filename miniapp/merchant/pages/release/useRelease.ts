import { useCallback, useRef } from 'react'
import type { ReleaseView } from '../../../../shared/api/merchant/releases'
import { useRemote, type Remote } from '../../../kit/useRemote'
import { call } from '../../api'
import { pollSeconds } from '../../releases'

/**
 * One release, watched while the page is visible; without an id the one that is under way, which stays this page's even
 * when it has come to an end. Null where none is.
 */
export function useRelease(id: string | undefined): [Remote<ReleaseView | null>, (release: ReleaseView) => void] {
  const pinned = useRef(id)
  const load = useCallback(async () => {
    if (pinned.current) return call('GET /releases/:releaseId', { releaseId: pinned.current })
    const { current } = await call('GET /opening', {})
    pinned.current = current?.id
    return current
  }, [])
  const [release, put] = useRemote(load, (shown) => shown && pollSeconds(shown))
  return [release, put]
}
