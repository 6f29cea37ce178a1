import { numberOf, textOf, type Fields } from '../../kit/value'
import type { Place, Position } from '../overlays'
import { need } from '../permissions'
import { consented, declaredInApp } from '../privacy'
import type { Program } from '../program'
import { Refusal } from '../refusal'
import { asking, type ApiGroup } from './answer'

/** 位置 and 收货地址: where the person is, points at, and has things sent to. */
export const places: ApiGroup = (program) =>
  asking(program, {
    openLocation: async (options) => void program.overlays.ask('place', placeOf(options)),
    chooseLocation: async (options) => {
      await allowedApi(program, 'chooseLocation')
      const place = await program.overlays.ask('places', positionOf(options, here))
      if (!place) throw new Refusal('cancel')
      return { ...place }
    },
    getLocation: async () => {
      await allowedApi(program, 'getLocation')
      await need(program, 'scope.userLocation')
      return { ...here, speed: -1, accuracy: 30, altitude: 0, verticalAccuracy: 0, horizontalAccuracy: 30 }
    },
    getFuzzyLocation: async () => {
      await allowedApi(program, 'getFuzzyLocation')
      await need(program, 'scope.userFuzzyLocation')
      return { latitude: 30.27, longitude: 120.16 }
    },
    chooseAddress: async () => {
      await allowedApi(program, 'chooseAddress')
      const { addresses } = await program.host.line.person()
      const address = await program.overlays.ask('address', { addresses: addresses as never })
      if (!address) throw new Refusal('cancel')
      return { ...address }
    },
  })

/** Both people are in the middle of Hangzhou. */
const here: Position = { latitude: 30.27415, longitude: 120.15515 }

async function allowedApi(program: Program, api: string): Promise<void> {
  declaredInApp(program, api)
  await consented(program, api)
}

const positionOf = ({ latitude, longitude }: Fields, otherwise: Position): Position => ({
  latitude: numberOf(latitude, otherwise.latitude),
  longitude: numberOf(longitude, otherwise.longitude),
})

function placeOf(options: Fields): Place {
  const { latitude, longitude, name, address } = options
  for (const [field, value] of Object.entries({ latitude, longitude }))
    if (typeof value !== 'number')
      throw new Refusal(`parameter error: parameter.${field} should be Number instead of ${typeof value}`)
  return { ...positionOf(options, here), name: textOf(name), address: textOf(address) }
}
