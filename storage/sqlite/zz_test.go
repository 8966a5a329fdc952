package sqlite
import ("testing";"time";"sort";"github.com/casustafel/casustafel/storage/sqlstore")
func TestZZ(t *testing.T){
	e := mustOpen(t); s := sqlstore.New(e)
	var all []time.Duration
	streams := 100
	ids := make([]string,0)
	_ = ids
	ms := make([]func(int64), streams)
	for i := range ms { st := meeting(); ms[i] = func(at int64){ if err := s.Append(t.Context(), anItem(st, at)); err!=nil {t.Fatal(err)} } }
	for at := int64(0); at < 30; at++ { for i := range ms {
		b := time.Now(); ms[i](at); all = append(all, time.Since(b)) } }
	sort.Slice(all, func(i,j int) bool {return all[i]<all[j]})
	n := len(all)
	t.Log("p50",all[n/2],"p95",all[n*95/100],"p98",all[n*98/100],"p99",all[n*99/100],"p995",all[n*995/1000],"p999",all[n*999/1000],"max",all[n-1])
	var pages, size int64
	_ = e.writer.conn.QueryRowContext(t.Context(),"PRAGMA wal_checkpoint(PASSIVE)").Scan(new(int),&pages,&size)
	t.Log(pages,size)
}
