package assay.question.bank.store;

import assay.question.bank.Bank;
import assay.question.bank.Banks;
import assay.question.bank.ReviewRule;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.exception.ConstraintViolationException;

@ApplicationScoped
class PanacheBanks implements Banks, PanacheRepositoryBase<BankRow, UUID> {
    @Override
    public Optional<Bank> find(UUID id) {
        return findByIdOptional(id).map(PanacheBanks::bank);
    }

    @Override
    public Optional<Bank> named(String name) {
        return find("name", name).firstResultOptional().map(PanacheBanks::bank);
    }

    @Override
    public List<Bank> list(UUID after, int rowsMax) {
        return find("id > ?1 order by id", after).range(0, rowsMax - 1).list().stream()
                .map(PanacheBanks::bank)
                .toList();
    }

    @Override
    public boolean add(Bank bank) {
        var row = new BankRow();
        row.id = bank.id();
        row.name = bank.name();
        row.title = bank.title();
        row.description = bank.description();
        row.notice = bank.notice();
        row.reviewRule = bank.reviewRule();
        row.createdAt = bank.createdAt();
        row.updatedAt = bank.updatedAt();
        try {
            persistAndFlush(row);
            return true;
        } catch (ConstraintViolationException e) {
            if ("bank_name_unique".equals(e.getConstraintName())) {
                return false;
            }
            throw e;
        }
    }

    @Override
    public Optional<Bank> hold(UUID id) {
        return findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE).map(PanacheBanks::bank);
    }

    @Override
    public Bank describe(
            UUID id,
            String title,
            String description,
            String notice,
            ReviewRule reviewRule,
            Instant now) {
        var row = findById(id);
        row.title = title;
        row.description = description;
        row.notice = notice;
        row.reviewRule = reviewRule;
        row.updatedAt = now;
        flush();
        return bank(row);
    }

    private static Bank bank(BankRow row) {
        return new Bank(
                row.id,
                row.name,
                row.title,
                row.description,
                row.notice,
                row.reviewRule,
                row.rowVersion,
                row.createdAt,
                row.updatedAt);
    }
}
