export default definePageConfig({ navigationBarTitleText: '桌码', enablePullDownRefresh: true })
