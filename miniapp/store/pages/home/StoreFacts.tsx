import type { StorefrontView } from '../../../../shared/api/customer/catalogue'
import { Hours } from './Hours'
import { Visit } from './Visit'

/** How to get there, how to ask, and when somebody is there. */
export const StoreFacts = ({
  title,
  store: { address, contactPhone, hours },
}: {
  title: string
  store: StorefrontView
}) => (
  <>
    <Visit title={title} address={address} phone={contactPhone} />
    {hours.length > 0 && <Hours hours={hours} />}
  </>
)
