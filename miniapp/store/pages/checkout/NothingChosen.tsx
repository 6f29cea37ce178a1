import { Button } from '../../../kit/components/Button'
import { Empty } from '../../../kit/components/Empty'
import { firstPage, open, replace } from '../../navigate'

/** There is nothing in the cart: at a table because somebody else has ordered it, or taken it out. */
export const NothingChosen = ({ table }: { table: string | undefined }) =>
  table ? (
    <Empty text="同桌已经下单了，或把菜拿掉了">
      <Button onClick={() => replace('table', { code: table })}>看看这桌点了什么</Button>
    </Empty>
  ) : (
    <Empty text="还没有选商品，去挑点喜欢的吧">
      <Button onClick={() => open(firstPage)}>去逛逛</Button>
    </Empty>
  )
