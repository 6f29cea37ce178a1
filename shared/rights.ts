import type { Role } from './store'

const owner: readonly Role[] = ['owner']
const leading: readonly Role[] = ['owner', 'manager']
const everybody: readonly Role[] = ['owner', 'manager', 'clerk']

/** What each of a store's staff may do: the one table behind the routes, the buttons and the page that explains it. */
export const rights = {
  handleOrders: { name: '接单、备货、发货、核销', roles: everybody },
  seeGoods: { name: '查看商品，改库存，上下架', roles: everybody },
  changePrice: { name: '付款前改价、关闭订单', roles: leading },
  pauseOrders: { name: '暂停和恢复接单', roles: leading },
  refund: { name: '处理退款', roles: leading },
  editGoods: { name: '新增、修改、导入、删除商品', roles: leading },
  decorate: { name: '装修店铺，设置配送和桌码', roles: leading },
  seeFigures: { name: '查看营业数据', roles: leading },
  seeCustomers: { name: '查看和备注顾客', roles: leading },
  eraseCustomers: { name: '删除顾客的个人信息', roles: owner },
  managePayment: { name: '设置微信支付收款', roles: owner },
  manageStaff: { name: '邀请店员、调整角色', roles: owner },
} as const satisfies Record<string, { name: string; roles: readonly Role[] }>

export type Right = keyof typeof rights

export const may = (role: Role, right: Right): boolean => rights[right].roles.includes(role)

export const roleTexts: Record<Role, { name: string; hint: string }> = {
  owner: { name: '店主', hint: '拥有全部权限' },
  manager: { name: '店长', hint: '管商品、订单、退款和装修' },
  clerk: { name: '店员', hint: '接单、发货、核销，改库存' },
}
