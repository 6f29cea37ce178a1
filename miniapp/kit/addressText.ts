interface Place {
  province: string
  city: string
  district: string
  detail: string
}

/** An address as it is written on a parcel. 北京市 is a province and a city; it is written once. */
export const addressText = ({ province, city, district, detail }: Place): string =>
  `${province}${city === province ? '' : city}${district}${detail}`
