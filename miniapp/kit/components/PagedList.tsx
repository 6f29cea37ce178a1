import type { ReactNode } from 'react'
import { useReachBottom } from '@tarojs/taro'
import type { Paged } from '../usePaged'
import { ListEnd } from './ListEnd'
import { Part } from './Screen'

interface Props<Row> {
  of: Paged<Row>
  /** What stands there while there are no rows. */
  empty: ReactNode
  children: (rows: Row[]) => ReactNode
}

/** A list that comes in pages, on a page that scrolls as a whole: the next is read when its end is reached. */
export function PagedList<Row>(props: Props<Row>) {
  useReachBottom(props.of.more)
  return <PagedRows {...props} />
}

/** The same within a part that scrolls by itself and says when its end is near. */
export const PagedRows = <Row,>({ of, empty, children }: Props<Row>) => (
  <Part of={of.first}>
    {() =>
      of.rows.length > 0 ? (
        <>
          {children(of.rows)}
          <ListEnd {...of} />
        </>
      ) : (
        empty
      )
    }
  </Part>
)
