export default definePageConfig({ navigationBarTitleText: '待结算', enablePullDownRefresh: true })
