import { aStoreIsOpened } from './opening'
import { somethingIsSold } from './sale'

// One after the other: both are built for the same ports, and what is built for the first serves the second.
aStoreIsOpened()
somethingIsSold()
