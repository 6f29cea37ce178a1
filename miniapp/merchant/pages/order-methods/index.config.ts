export default definePageConfig({ navigationBarTitleText: '配送和点单', enablePullDownRefresh: true })
