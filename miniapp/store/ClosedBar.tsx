import type { StorefrontView } from '../../shared/api/customer/catalogue'
import { NoticeBar } from '../kit/components/NoticeBar'
import { comingTime } from '../kit/time'
import { flavour } from './flavours'

type Door = Pick<StorefrontView, 'isOpenNow' | 'opensAt'>

/** Said before anybody has spent effort on a basket: the store is closed, and until when. */
export const ClosedBar = ({ store }: { store: Door | null }) =>
  store && !store.isOpenNow ? <NoticeBar tone="waiting">{closedText(store)}</NoticeBar> : null

const closedText = ({ opensAt }: Door): string =>
  opensAt
    ? `${flavour.closed}，${comingTime(opensAt)}${flavour.begins}，可以先看看`
    : `${flavour.closed}，暂时不能下单，可以先看看`
