using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Sagas.Service.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class PaymentProgress : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "current_step",
                table: "payments_payment");

            migrationBuilder.AddColumn<string>(
                name: "progress",
                table: "payments_payment",
                type: "TEXT",
                nullable: false,
                defaultValue: "{}");

            // Payments that have ended by the build before stay ended; one under way there has no progress, and its next message is set aside in words.
            migrationBuilder.Sql("""UPDATE payments_payment SET progress = '{"version":1,"course":"Completed"}' WHERE state = 'Completed'""");
            migrationBuilder.Sql("""UPDATE payments_payment SET progress = '{"version":1,"course":"Compensated"}' WHERE state = 'Failed'""");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "progress",
                table: "payments_payment");

            migrationBuilder.AddColumn<string>(
                name: "current_step",
                table: "payments_payment",
                type: "TEXT",
                maxLength: 50,
                nullable: true);
        }
    }
}
